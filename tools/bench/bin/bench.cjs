#!/usr/bin/env node
'use strict';

const { register } = require('@swc-node/register/register');
register({ target: 'es2022', module: 'commonjs', esModuleInterop: true, sourceMap: true });

const { bench } = require('../src/bench.ts');

bench(process.argv.slice(2));
