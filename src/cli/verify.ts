import { BadInput, type Command } from './command';

export const command: Command = {
  usage: 'verify',
  summary: '',
  run: () => Promise.reject(new BadInput('not there yet'))
};
