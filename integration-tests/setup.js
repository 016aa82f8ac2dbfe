// Every test file loads Medusa's models anew in one process, and MikroORM remembers those of the file before.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core");

MetadataStorage.clear();

// What Medusa and its test runner print at every restore of the database, and nobody can act on.
const noise = [/Connection ended unexpectedly/, /index "IDX_user_email" fails to create/];
for (const name of ["log", "info"]) {
  const print = console[name];
  console[name] = (...words) => {
    if (!noise.some((pattern) => pattern.test(String(words[0])))) print.apply(console, words);
  };
}
