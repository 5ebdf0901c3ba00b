// The same random cases on every machine: a failure can be seen again by everyone. LAW_SEED=7 gives others.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['LAW_SEED'] ?? 20_251_124) });
