// The same random cases on every machine: a failure can be seen again by everyone. Longer runs set their own seed.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_251_124 });
