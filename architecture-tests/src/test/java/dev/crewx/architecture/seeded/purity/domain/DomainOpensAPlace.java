package dev.crewx.architecture.seeded.purity.domain;

import java.net.URI;

record DomainOpensAPlace(URI uri) {}
