// Code lists: puts the lines of a chosen file into the box, where they are seen and checked like typed ones.
'use strict';
(() => {
  const file = document.getElementById('file');
  const lines = document.getElementById('lines');
  const said = document.getElementById('file-said');
  const largest = 300000;

  /** Spreadsheet programs write UTF-8, or in China GB 18030. */
  function text(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (e) {
      return new TextDecoder('gb18030').decode(bytes);
    }
  }

  file.addEventListener('change', async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    if (chosen.size > largest) {
      said.className = 'problem';
      said.textContent = file.dataset.large;
      return;
    }
    lines.value = text(await chosen.arrayBuffer());
    said.className = 'quiet';
    said.textContent = `${chosen.name}: ${file.dataset.read}`;
    lines.focus();
  });
})();
