import { BadInput, type Command } from './command';

export const command: Command = {
  usage: 'export',
  summary: '',
  run: () => Promise.reject(new BadInput('not there yet'))
};
