/** What the extension's bundle needs beyond the builder's own rules: Python files as text. */
module.exports = {
  module: { rules: [{ test: /\.py$/, type: 'asset/source' }] }
};
