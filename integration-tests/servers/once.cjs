const made = new Map();

/**
 * What all test files of a process share, made when the first of them asks. Texts and numbers may be made in a test
 * file; anything else would keep alive all that the file has loaded.
 */
exports.once = function once(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
};
