import { isObject } from './json-value.js';

/** What stands at a path such as `order.user`; undefined where the path ends early. */
export function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const name of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** The same data with another value at a path that is there. */
export function withValueAt(data: unknown, path: string, value: unknown): unknown {
  const [name = '', ...rest] = path.split('.');
  const object = isObject(data) ? data : {};
  const inner = rest.length === 0 ? value : withValueAt(object[name], rest.join('.'), value);
  return { ...object, [name]: inner };
}
