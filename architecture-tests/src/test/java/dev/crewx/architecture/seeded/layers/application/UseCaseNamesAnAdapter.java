package dev.crewx.architecture.seeded.layers.application;

import dev.crewx.architecture.seeded.layers.alpha.Alpha;

record UseCaseNamesAnAdapter(Alpha alpha) {}
