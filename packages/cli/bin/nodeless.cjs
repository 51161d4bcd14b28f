#!/usr/bin/env node
'use strict';

// Before the hook below, which aborts the whole process where there is no working directory.
try {
  process.cwd();
} catch {
  process.stderr.write('nodeless: the working directory no longer exists; change into one that does\n');
  process.exit(1);
}

// cdk8s reads these while rendering; what a cluster is made of depends on its sources alone.
for (const name of Object.keys(process.env)) if (name.startsWith('CDK8S_')) delete process.env[name];

// The packages are TypeScript and have no build step: this hook strips the types as they are loaded.
const { register } = require('@swc-node/register/register');
register({ target: 'es2022', module: 'commonjs', esModuleInterop: true, sourceMap: true });

const { main } = require('../src/main.ts');

main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
