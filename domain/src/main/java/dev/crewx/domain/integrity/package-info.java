/** Content addressing: what a thing's bytes are known by. */
package dev.crewx.domain.integrity;
