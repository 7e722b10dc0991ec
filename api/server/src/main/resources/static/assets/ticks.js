// One box that ticks all others of a name; without scripts it is not shown.
'use strict';
for (const all of document.querySelectorAll('[data-ticks]')) {
  all.closest('[hidden]').hidden = false;
  all.addEventListener('change', () => {
    for (const one of document.getElementsByName(all.dataset.ticks)) one.checked = all.checked;
  });
}
