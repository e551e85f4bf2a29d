/** The builder, jest and the command line's bundler give the text of a Python file. */
declare module '*.py' {
  const text: string;
  export default text;
}
