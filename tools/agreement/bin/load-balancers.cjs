#!/usr/bin/env node
'use strict';

const { register } = require('@swc-node/register/register');
register({ target: 'es2022', module: 'commonjs', esModuleInterop: true, sourceMap: true });

const { main } = require('../src/load-balancers/main.ts');

process.exitCode = main(process.argv.slice(2));
