/** Gives jest the text of a file, as the builder does. */
module.exports = {
  process: text => ({
    code: `module.exports = { __esModule: true, default: ${JSON.stringify(text)} };`
  })
};
