package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletMappingsTest {

    /** Columns: the servlet's mappings; what the request says of the one that was chosen; which it was. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "/ /api/* *.do /exact | /exact     | null    | /exact",
                "/ /api/* *.do /exact | /api       | /4711   | /api/*",
                "/ /api/* *.do /exact | /api       | null    | /api/*",
                "/ /api/* *.do /exact | /a/4711.do | null    | *.do",
                "/ /api/* *.do /exact | /4711      | null    | /",
                "/ /api/* *.do /exact | /apiary    | null    | /",
                "/api/* /api          | /api       | null    | /api",
                "/api/* /api          | /api       | /4711   | /api/*",
                "/api/* /api/v1/*     | /api/v1    | /4711   | /api/v1/*",
                "/*                   | ''         | /4711   | /*",
                "*.do /exact          | /x.doc     | null    | null",
                "*.do /exact          | /do        | null    | null",
                "*.do /exact          | ''         | /4711   | null",
            })
    void mappingIsTheOneThatTheContainerChose(String mappings, String servletPath, String pathInfo, String expected) {
        assertThat(new ServletMappings(List.of(mappings.split(" "))).chosen(servletPath, pathInfo))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/orders", "/exact"})
    void contextRootIsAMappingOfItsOwn(String other) {
        assertThat(new ServletMappings(List.of("", other)).chosen("", "/")).isEmpty();
    }
}
