#!/usr/bin/env node
'use strict';

// What the published package starts, as bin/create-nodeless.cjs.
import('../esm/create.js')
  .then(({ create }) => create(process.argv.slice(2)))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
