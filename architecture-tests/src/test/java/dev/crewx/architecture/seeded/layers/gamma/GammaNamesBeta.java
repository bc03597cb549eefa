package dev.crewx.architecture.seeded.layers.gamma;

import dev.crewx.architecture.seeded.layers.beta.Beta;

record GammaNamesBeta(Beta beta) {}
