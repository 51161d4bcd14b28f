'use strict';

// Before anything is loaded, which would abort the whole process where there is no working directory.
try {
  process.cwd();
} catch {
  process.stderr.write('nodeless: the working directory no longer exists; change into one that does\n');
  process.exit(1);
}

// cdk8s reads these while rendering; what a cluster is made of depends on its sources alone.
for (const name of Object.keys(process.env)) if (name.startsWith('CDK8S_')) delete process.env[name];

// What an app.ts may not ask for is refused, and told with its line. Where async code asked, a promise is rejected besides that nobody
// waits for; it must not end the program before it tells. All others end it, as they do without this.
process.on('unhandledRejection', (reason) => {
  if (reason?.name !== 'NodelessImpureError') throw reason;
});
