#!/usr/bin/env node
'use strict';

// What the published package starts, as bin/nodeless.cjs.
require('./surroundings.cjs');

// Node 22.8 and later keep compiled code between runs (https://nodejs.org/api/module.html#moduleenablecompilecachecachedir).
require('node:module').enableCompileCache?.();

import('../esm/main.js')
  .then(({ main }) => main(process.argv.slice(2)))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
