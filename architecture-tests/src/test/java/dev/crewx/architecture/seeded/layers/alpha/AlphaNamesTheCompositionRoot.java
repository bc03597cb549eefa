package dev.crewx.architecture.seeded.layers.alpha;

import dev.crewx.architecture.seeded.layers.main.Wiring;

record AlphaNamesTheCompositionRoot(Wiring wiring) {}
