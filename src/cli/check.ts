import { BadInput, type Command } from './command';

export const command: Command = {
  usage: 'check',
  summary: '',
  run: () => Promise.reject(new BadInput('not there yet'))
};
