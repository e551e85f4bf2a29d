import { BadInput, type Command } from './command';

export const command: Command = {
  usage: 'plan',
  summary: '',
  run: () => Promise.reject(new BadInput('not there yet'))
};
