// What textual.js leaves to the page: the focus, the address without its token, and the end.

window.addEventListener("load", () => {
  const url = new URL(window.location.href);
  url.searchParams.delete("token");
  window.history.replaceState(null, "", url);

  document.querySelector(".xterm-helper-textarea")?.focus();

  const again = document.getElementById("again");
  again.addEventListener("click", () => window.location.reload());
  new MutationObserver(() => {
    if (document.body.classList.contains("-closed")) again.focus();
  }).observe(document.body, { attributeFilter: ["class"] });
});
