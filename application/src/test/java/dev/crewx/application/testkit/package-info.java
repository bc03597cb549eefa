/**
 * What every adapter is held to: a contract for each port, fakes that pass them, and values to test with. An adapter's
 * test extends the contract and says only how the subject is made.
 */
package dev.crewx.application.testkit;
