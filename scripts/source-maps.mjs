// Node reads the source map of every file that it loads, and reads through it whenever somebody asks for a stack, which gRPC
// does at each call. The libraries' share is twenty times ours, so it is cut down here.
import { decode, encode } from '@jridgewell/sourcemap-codec';

const LINK = /\n\/\/# sourceMappingURL=[^\n]*\n?$/;

export function isLibrary(path) {
  return path.includes('node_modules/');
}

/** The files of a build by name, as they are to be written: their maps say our sources exactly, and of libraries the line. */
export function withLeanMaps(output) {
  const files = new Map(output.map((file) => [file.fileName, file.code ?? file.source]));
  for (const { type, fileName } of output) {
    const map = files.get(`${fileName}.map`);
    if (type !== 'chunk' || map === undefined) continue;
    const lean = leanMap(JSON.parse(map));
    if (lean) {
      files.set(`${fileName}.map`, JSON.stringify(lean));
    } else {
      files.delete(`${fileName}.map`);
      files.set(fileName, files.get(fileName).replace(LINK, '\n'));
    }
  }
  return files;
}

/** Nothing, where only libraries are: their own code is in front of whoever looks. */
function leanMap({ sources, mappings, ...map }) {
  if (sources.every(isLibrary)) return undefined;
  const isOurs = ([, source]) => source !== undefined && !isLibrary(sources[source]);
  const lines = decode(mappings).map((line) => (line.some(isOurs) ? line : line.slice(0, 1)));
  return { ...map, sources, mappings: encode(lines) };
}
