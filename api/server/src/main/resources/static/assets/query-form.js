// Names of parameters that stand in the statement as :name fill the empty rows.
(() => {
  'use strict';

  const sql = document.getElementById('sql');

  // Literals, quoted names, comments and casts hold no parameters.
  const names = () => [...sql.value.replace(/'[^']*'|"[^"]*"|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|::/g, ' ').matchAll(/:([a-z][a-z0-9_]*)/gi)]
    .map((found) => found[1].toLowerCase());

  function fill() {
    const fields = [...document.querySelectorAll('input.parameter')];
    const known = new Set(fields.map((field) => field.value));
    for (const name of new Set(names())) {
      if (known.has(name)) continue;
      const free = fields.find((field) => field.value === '');
      if (free) free.value = name;
    }
  }

  sql.addEventListener('change', fill);
  fill();
})();
