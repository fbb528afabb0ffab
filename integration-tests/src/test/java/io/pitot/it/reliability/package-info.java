/** What takes minutes, or what others bring that is large: these tests run with the profile {@code reliability}. */
package io.pitot.it.reliability;
