/** The few pages for people, and the API's own description. */
package dev.crewx.http.pages;
