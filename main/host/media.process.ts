import { createMedia, mediaService } from '../media/index.ts';
import { runService } from './common/index.ts';

// Ctrl+C in a terminal reaches every process of it: main ends this one when it has called off what is under way.
process.on('SIGINT', () => undefined);
runService((_, tell) => mediaService(createMedia({ env: process.env }), tell));
