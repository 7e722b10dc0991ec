// The form of an entry: its items as lines that can be added, moved and pasted, and what follows from what is chosen.
(() => {
  'use strict';

  const form = document.getElementById('entry-form');
  const text = document.getElementById('items');
  const list = document.getElementById('item-list');
  const shape = document.getElementById('item-shape');
  const said = document.getElementById('items-said');
  const most = 2000;

  const rows = () => [...list.children];
  const cells = (row) => [...row.querySelectorAll('.cells [data-field]')];
  const clean = (value) => value.replace(/[\t\r\n]+/g, ' ');

  // What is sent is the text; the lines are how it is written.
  function write() {
    text.value = rows().map((row) => cells(row).map((cell) => clean(cell.value)).join('\t')).join('\n');
  }

  function number() {
    rows().forEach((row, i) => {
      row.id = `item-${i}`;
      row.querySelector('.number').textContent = String(i + 1);
    });
  }

  // What stands there and is none of the choices stays, so that it can be seen and put right.
  function put(cell, value) {
    if (cell.tagName === 'SELECT' && ![...cell.options].some((option) => option.value === value)) {
      cell.add(new Option(value, value));
    }
    cell.value = value;
  }

  function line(values) {
    const row = shape.content.firstElementChild.cloneNode(true);
    cells(row).forEach((cell, i) => put(cell, values[i] ?? ''));
    return row;
  }

  function changed(message) {
    number();
    write();
    if (message) said.textContent = message;
    form.dispatchEvent(new Event('recheck', { bubbles: true }));
  }

  function add(after) {
    if (rows().length >= most) return;
    const row = line([]);
    if (after) after.after(row); else list.append(row);
    changed(list.dataset.added);
    cells(row)[0].focus();
  }

  function remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    changed(list.dataset.removed);
    (next ? cells(next)[0] : document.getElementById('item-add')).focus();
  }

  function move(row, up, focused) {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (up) other.before(row); else other.after(row);
    changed(list.dataset.moved);
    focused.focus();
  }

  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const row = button.closest('.item');
    if (button.classList.contains('up')) move(row, true, button);
    else if (button.classList.contains('down')) move(row, false, button);
    else remove(row);
  });

  list.addEventListener('keydown', (event) => {
    const row = event.target.closest('.item');
    if (!row || event.isComposing) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(row, event.key === 'ArrowUp', event.target);
    } else if (event.altKey && event.key === 'Delete') {
      event.preventDefault();
      remove(row);
    } else if (event.key === 'Enter' && event.target.dataset.field) {
      event.preventDefault();
      add(row);
    }
  });

  // Several cells of a spreadsheet fill lines and columns from here on.
  list.addEventListener('paste', (event) => {
    const pasted = event.clipboardData.getData('text');
    const start = event.target.dataset.field;
    if (!start || !/[\t\n]/.test(pasted.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    let row = event.target.closest('.item');
    const column = cells(row).indexOf(event.target);
    const lines = pasted.replace(/\r?\n$/, '').split(/\r?\n/);
    lines.forEach((each, i) => {
      if (i > 0) {
        if (!row.nextElementSibling && rows().length < most) list.append(line([]));
        row = row.nextElementSibling ?? row;
      }
      each.split('\t').forEach((value, j) => {
        const cell = cells(row)[column + j];
        if (cell) put(cell, clean(value).trim());
      });
    });
    changed();
  });

  list.addEventListener('input', write);
  document.getElementById('item-add').addEventListener('click', () => add(null));

  // Each finding goes to the line it is about; the list of them stays for who cannot see lines.
  function place() {
    rows().forEach((row) => {
      row.querySelector('.findings').replaceChildren();
      cells(row).forEach((cell) => cell.removeAttribute('aria-invalid'));
    });
    for (const finding of document.querySelectorAll('#finding-items p')) {
      const row = list.children[Number(finding.dataset.line)];
      if (!row) continue;
      const copy = finding.cloneNode(true);
      copy.querySelector('a').remove();
      row.querySelector('.findings').append(copy);
      row.querySelector(`.cells [data-field="${finding.dataset.field}"]`)?.setAttribute('aria-invalid', 'true');
    }
  }

  // A provider that is known brings its code.
  form.addEventListener('change', (event) => {
    if (event.target.id !== 'provider') return;
    const known = [...document.getElementById('choices-provider').options]
      .find((option) => option.value === event.target.value);
    if (known) document.getElementById('provider-code').value = known.dataset.code;
  }, true);

  document.body.addEventListener('htmx:afterSettle', place);

  text.value.split('\n').filter((each) => each.trim()).forEach((each) => list.append(line(each.split('\t'))));
  number();
  write();
  form.classList.add('lively');
  place();
  // Of what was not handed in, the first thing to put right.
  if (form.dataset.refused) {
    form.querySelector('.field:has(.findings .blocks) :is(input, select, textarea), .item [aria-invalid]')?.focus();
  }
})();
