// Shows openapi.json: a section a route, with parameters, body, answers. Text is only ever set as text.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const nameOf = (reference) => reference.split('/').at(-1);

function typeOf(schema = {}) {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.oneOf || schema.anyOf) return (schema.oneOf || schema.anyOf).map(typeOf).join(' or ');
  const types = [].concat(schema.type ?? 'any');
  return types.map((type) => (type === 'array' ? `${typeOf(schema.items)}[]` : type)).join(' or ') +
    (schema.format ? ` (${schema.format})` : '');
}

function table(head, rows) {
  return make('table', {},
    make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
    make('tbody', {}, ...rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', {}, cell))))));
}

function fields(document, schema, seen = []) {
  const name = schema?.$ref && nameOf(schema.$ref);
  const resolved = name ? document.components.schemas[name] : schema;
  const element = resolved?.type === 'array' ? resolved.items : resolved;
  if (!resolved || seen.includes(name)) return [];
  if (resolved.type === 'array') return fields(document, element, [...seen, name]);
  if (!resolved.properties) return [];
  const rows = Object.entries(resolved.properties).map(([field, its]) => [
    make('code', {}, field), typeOf(its) + ((resolved.required ?? []).includes(field) ? '' : ', optional'), its.description ?? '']);
  const inner = Object.values(resolved.properties).flatMap((its) => fields(document, its, [...seen, name]));
  const here = [make('h4', {}, name ?? 'Body'), table(['Field', 'Type', ''], rows)];
  const known = new Set();
  return [here, ...inner].filter(([title]) => !known.has(title.textContent) && known.add(title.textContent));
}

function body(document, content = {}) {
  return Object.entries(content).flatMap(([type, { schema }]) => [
    make('p', {}, make('code', {}, type), ' ', typeOf(schema)),
    ...fields(document, schema).flat()]);
}

function route(document, path, method, operation) {
  const id = `${method}-${path}`;
  const section = make('details', { id, 'data-text': `${method} ${path} ${operation.summary ?? ''}`.toLowerCase() },
    make('summary', {},
      make('code', { class: `method ${method}` }, method.toUpperCase()), ' ', make('code', {}, path), ' ',
      make('span', {}, operation.summary ?? '')));
  const resolve = (it) => (it.$ref ? it.$ref.slice(2).split('/').reduce((at, key) => at[key], document) : it);
  section.append(make('p', {}, operation.description ?? ''));
  section.append(make('p', { class: 'who' }, operation.security?.length ? 'With an access token or an API key.' : 'For everybody.'));
  if (operation.parameters?.length) {
    section.append(make('h3', {}, 'Parameters'), table(['Name', 'In', 'Type', ''], operation.parameters.map(resolve).map((it) => [
      make('code', {}, it.name), it.in, typeOf(it.schema) + (it.required ? '' : ', optional'), it.description ?? ''])));
  }
  if (operation.requestBody) section.append(make('h3', {}, 'Body'), ...body(document, operation.requestBody.content));
  section.append(make('h3', {}, 'Answers'));
  for (const [status, reference] of Object.entries(operation.responses)) {
    const answer = resolve(reference);
    section.append(make('p', {}, make('code', {}, status), ' ', answer.description));
    if (status < 400) section.append(...body(document, answer.content));
  }
  return section;
}

async function show() {
  const document_ = await (await fetch('/openapi.json')).json();
  const place = document.getElementById('routes');
  document.getElementById('about').prepend(`Version ${document_.info.version}. `);
  const groups = new Map();
  for (const [path, item] of Object.entries(document_.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const tag = operation.tags?.[0] ?? '';
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(route(document_, path, method, operation));
    }
  }
  for (const [tag, sections] of groups) place.append(make('h2', {}, tag), ...sections);
  const filter = document.getElementById('filter');
  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    for (const section of place.querySelectorAll('details')) {
      section.hidden = !words.every((word) => section.dataset.text.includes(word));
    }
  });
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted) {
    wanted.open = true;
    wanted.scrollIntoView();
  }
}

show().catch((problem) => document.getElementById('routes').append(make('p', {}, `openapi.json cannot be shown: ${problem.message}`)));
