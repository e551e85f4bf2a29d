import { BadInput, type Command } from './command';

export const command: Command = {
  usage: 'names',
  summary: '',
  run: () => Promise.reject(new BadInput('not there yet'))
};
