/** A Spring Boot application for the tests, written so that every line of Spring Boot can run it. */
package io.pitot.school;
