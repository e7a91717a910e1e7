const { readFileSync } = require('node:fs');
const { basename } = require('node:path');
const { transformSync } = require('@swc/core');

/**
 * Some CommonJS packages `require` packages that are ES modules. Node 20.19 can do that, Jest's module system on Node 20
 * cannot. jest.config.mjs maps such a package to an empty file of its name here, and this transform fills the file with
 * the package's one source file, as CommonJS.
 */
module.exports = {
  process(_source, filename) {
    const file = require.resolve(basename(filename, '.cjs'));
    return transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      swcrc: false,
      module: { type: 'commonjs' },
    });
  },
};
