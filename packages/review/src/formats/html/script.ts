/**
 * What the page does by itself: it filters, and answers keys. No text is ever made into HTML here.
 * A page must name the SHA-256 of it, see {@link SCRIPT_SHA256}.
 */
export const SCRIPT = `
'use strict';
const items = [...document.querySelectorAll('[data-item]')];
const field = (id) => document.getElementById(id);
const has = (item, name, value) => value === '' || item.dataset[name].split('\\n').includes(value);
function filter() {
  const [cluster, kind, severity] = ['cluster', 'class', 'severity'].map((id) => field(id).value);
  const words = field('search').value.toLowerCase();
  let shown = 0;
  for (const item of items) {
    const fits = has(item, 'clusters', cluster) && has(item, 'classes', kind) && has(item, 'severity', severity)
      && (words === '' || item.textContent.toLowerCase().includes(words));
    item.hidden = !fits;
    if (fits && item.dataset.item === 'change') shown += 1;
  }
  field('shown').textContent = shown + ' of ' + items.filter((item) => item.dataset.item === 'change').length + ' changes';
}
for (const id of ['cluster', 'class', 'severity', 'search']) field(id).addEventListener('input', filter);
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && document.activeElement === field('search')) { field('search').value = ''; filter(); field('search').blur(); return; }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  const changes = items.filter((item) => !item.hidden && item.dataset.item === 'change').map((item) => item.querySelector('summary'));
  const at = changes.indexOf(document.activeElement);
  if (event.key === '/') { event.preventDefault(); field('search').focus(); }
  else if (event.key === 'j') changes[Math.min(at + 1, changes.length - 1)]?.focus();
  else if (event.key === 'k') changes[Math.max(at - 1, 0)]?.focus();
  else if (event.key === 'e') { const open = changes.some((one) => !one.parentElement.open); for (const one of changes) one.parentElement.open = open; }
});
filter();
`;

/** SHA-256 of {@link SCRIPT} in Base64, by which the page's own policy lets this script run and no other. */
export const SCRIPT_SHA256 = 'NKOFDDOLV8Is2B57UT0OL6dfpi9RmkDRh5S1yF+cl3Q=';
