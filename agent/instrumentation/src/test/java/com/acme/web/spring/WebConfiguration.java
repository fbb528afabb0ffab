package com.acme.web.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Every way in which Spring MVC maps requests to handlers. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import(OwnerController.class)
public class WebConfiguration implements WebMvcConfigurer {

    /** Turns away whoever asks for it, after a handler is chosen. */
    static class Doorkeeper implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws Exception {
            if (request.getParameter("refused") != null) {
                response.sendError(401);
                return false;
            }
            return true;
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Doorkeeper());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**").addResourceLocations("/");
    }

    /** A functional route. */
    @Bean
    public RouterFunction<ServerResponse> visits() {
        return RouterFunctions.route()
                .GET("/visits/{visitId}", request -> ServerResponse.ok().body("visit"))
                .build();
    }

    /** Handlers mapped by URL. */
    @Bean
    public SimpleUrlHandlerMapping plainHandlers() {
        HttpRequestHandler handler = (request, response) -> response.getWriter().write("plain");
        return new SimpleUrlHandlerMapping(Map.of("/plain/{id}", handler, "/legacy/orders", handler), 10);
    }

    /** A mapping's default handler, for which Spring has no pattern. */
    @Bean
    @Profile("default-handler")
    public SimpleUrlHandlerMapping defaultHandler() {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping();
        mapping.setDefaultHandler(
                (HttpRequestHandler) (request, response) -> response.getWriter().write("default"));
        return mapping;
    }
}
