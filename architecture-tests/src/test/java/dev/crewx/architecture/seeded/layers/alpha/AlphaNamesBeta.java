package dev.crewx.architecture.seeded.layers.alpha;

import dev.crewx.architecture.seeded.layers.beta.Beta;

record AlphaNamesBeta(Beta beta) {}
