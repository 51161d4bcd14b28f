#!/usr/bin/env node
'use strict';

// Only in the published package: what it starts is compiled.
import('../esm/create.js')
  .then(({ create }) => create(process.argv.slice(2)))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
