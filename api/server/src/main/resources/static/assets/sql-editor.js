// The SQL editor: completion by keyboard, Ctrl+Enter, Esc, names from the tree, the time that runs.
(() => {
  'use strict';

  const editor = document.getElementById('sql');
  const form = document.getElementById('ask');
  const list = document.getElementById('completions');
  const tree = document.getElementById('schema');
  const most = 40;

  const words = [];
  for (const table of tree.querySelectorAll('[data-table]')) {
    words.push({ word: table.dataset.table, kind: table.querySelector('summary span')?.textContent || '' });
    for (const column of table.querySelectorAll('[data-column]')) {
      words.push({ word: column.dataset.column, kind: `${table.dataset.table} · ${column.querySelector('.type').textContent}` });
    }
  }
  for (const name of form.dataset.functions.split(' ')) words.push({ word: name, kind: '()' });

  const begun = () => editor.value.slice(0, editor.selectionStart).match(/[\p{L}_][\p{L}\p{N}_.]*$/u)?.[0] || '';

  function close() {
    list.hidden = true;
    list.replaceChildren();
    editor.removeAttribute('aria-activedescendant');
  }

  function open(wanted) {
    const start = wanted.toLowerCase();
    const seen = new Set();
    const found = words.filter(({ word, kind }) => {
      const name = word.toLowerCase();
      const fits = name.startsWith(start) || name.includes('.' + start);
      const fresh = !seen.has(word + kind);
      if (fits && fresh) seen.add(word + kind);
      return fits && fresh && name !== start;
    }).slice(0, most);
    if (!found.length) return close();
    list.replaceChildren(...found.map(({ word, kind }, i) => {
      const item = document.createElement('li');
      item.id = `completion-${i}`;
      item.setAttribute('role', 'option');
      item.dataset.word = word;
      item.append(word);
      const about = document.createElement('span');
      about.textContent = kind;
      item.append(about);
      item.addEventListener('mousedown', (event) => { event.preventDefault(); accept(item); });
      return item;
    }));
    list.hidden = false;
    choose(0);
  }

  function chosen() { return list.querySelector('[aria-selected=true]'); }

  function choose(index) {
    const items = list.children;
    const at = (index + items.length) % items.length;
    for (const item of items) item.setAttribute('aria-selected', String(item === items[at]));
    editor.setAttribute('aria-activedescendant', items[at].id);
    items[at].scrollIntoView({ block: 'nearest' });
  }

  function insert(text, replacing) {
    const from = editor.selectionStart - replacing;
    editor.setRangeText(text, from, editor.selectionEnd, 'end');
    editor.focus();
  }

  function accept(item) {
    insert(item.dataset.word, begun().length);
    close();
  }

  function cancel() {
    document.getElementById('cancel')?.click();
  }

  editor.addEventListener('input', () => {
    const word = begun();
    if (word.length >= 2) open(word); else close();
  });
  editor.addEventListener('blur', close);
  editor.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      close();
      form.requestSubmit(document.getElementById('run'));
    } else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      open(begun());
    } else if (!list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      choose([...list.children].indexOf(chosen()) + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (!list.hidden && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      accept(chosen());
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
  });

  document.addEventListener('click', (event) => {
    const name = event.target.closest?.('[data-insert]');
    if (name) insert(name.dataset.insert, 0);
    const again = event.target.closest?.('[data-again]');
    if (again) {
      editor.value = again.dataset.again;
      editor.focus();
    }
  });

  const search = document.getElementById('schema-search');
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    for (const table of tree.children) table.hidden = wanted !== '' && !table.textContent.toLowerCase().includes(wanted);
  });

})();
