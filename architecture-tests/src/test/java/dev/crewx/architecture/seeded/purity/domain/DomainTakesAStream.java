package dev.crewx.architecture.seeded.purity.domain;

import java.io.InputStream;

record DomainTakesAStream(InputStream stream) {}
