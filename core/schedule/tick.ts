// Runs in bree's worker thread: only says a name.
import { parentPort } from 'node:worker_threads';

parentPort?.postMessage('tick');
