/** Search on Lucene. */
package dev.crewx.search.lucene;
