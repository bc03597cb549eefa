/** Lists in parts, as every route that lists gives them. */
package dev.crewx.http.paging;
