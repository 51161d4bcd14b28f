#!/usr/bin/env node
'use strict';

const { register } = require('@swc-node/register/register');
register({ target: 'es2022', module: 'commonjs', esModuleInterop: true, sourceMap: true });

const { liveBench } = require('../src/live.ts');

liveBench(process.argv[1] ?? '', process.argv.slice(2));
