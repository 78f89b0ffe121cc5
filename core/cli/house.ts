// Finds the house a command works in: the folder given, the folder we stand in, or the demo.
import fs from 'node:fs';
import path from 'node:path';

/** Where a house keeps its things. */
export interface HouseAt {
  readonly configDir: string;
  readonly mappingsDir: string;
  /** Relative paths in the configuration start here. */
  readonly root: string;
  readonly demo: boolean;
}

/** The folder this package is installed in: holds `demo/`, `mappings/` and `docs`. */
export function packageRoot(from: string = __dirname): string {
  const parent = path.dirname(from);
  if (fs.existsSync(path.join(from, 'package.json')) || parent === from) return from;
  return packageRoot(parent);
}

/**
 * `--demo` and a folder without `config/zaaksluis.yaml` both mean the demo: its configuration comes with the package, its data lies
 * in `.zaaksluis/demo` (or in the folder given with `--house`).
 */
export function findHouse({ house, demo }: { readonly house?: string; readonly demo?: boolean }, cwd: string = process.cwd()): HouseAt {
  const root = path.resolve(cwd, house ?? '.');
  if (!demo && fs.existsSync(path.join(root, 'config', 'zaaksluis.yaml'))) {
    return { configDir: path.join(root, 'config'), mappingsDir: path.join(root, 'mappings'), root, demo: false };
  }
  const own = packageRoot();
  return {
    configDir: path.join(own, 'demo', 'config'),
    mappingsDir: path.join(own, 'mappings'),
    root: house ? root : path.join(cwd, '.zaaksluis', 'demo'),
    demo: true,
  };
}
