// Long names and paths in tables may break after these characters, so that tables fit.
for (const part of document.querySelectorAll("article td code .pre")) {
  part.innerHTML = part.innerHTML.replace(/[._/(]/g, "$&<wbr>");
}
