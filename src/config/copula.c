// SPDX-License-Identifier: GPL-3.0-or-later
/* Correlated inputs: a matrix from the pairs, and its lower Cholesky factor. */
#include <math.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"

/* The input at a path; NULL, with a fault, where there is none. */
static ovt_input *
find_input(ovt_binding *self, const char *path, const ovt_node *node)
{
    ovt_scenario *scenario = self->scenario;
    ovt_place place;
    if (path == NULL) {
        return NULL;
    }
    if (!ovt_setting_place(scenario, path, &place, NULL)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "there is no number \"%s\" in this scenario", path);
        return NULL;
    }
    for (size_t i = 0; i < scenario->input_count; i++) {
        if (scenario->inputs[i].place.offset == place.offset) {
            return &scenario->inputs[i];
        }
    }
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
        "%s is not uncertain; only distributions can be correlated", path);
    return NULL;
}

static size_t
give_row(ovt_scenario *scenario, ovt_input *input)
{
    if (input->correlated == OVT_NONE) {
        input->correlated = scenario->correlated_count++;
    }
    return input->correlated;
}

/* Gives the inputs of all pairs their rows; false, with faults, when one is not an input. */
static bool
give_rows(ovt_binding *self)
{
    ovt_scenario *scenario = self->scenario;
    bool is_good = true;
    for (size_t i = 0; i < scenario->correlation_count; i++) {
        const ovt_correlation *pair = &scenario->correlations[i];
        const ovt_node *node = ovt_bind_node(self, "correlations[%zu].between", i);
        if (pair->between_count != 2) {
            is_good = false;
            continue;
        }
        ovt_input *a = find_input(self, pair->between[0], node);
        ovt_input *b = find_input(self, pair->between[1], node);
        if (a == NULL || b == NULL) {
            is_good = false;
        } else if (a == b) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "must be two different numbers");
            is_good = false;
        } else {
            give_row(scenario, a);
            give_row(scenario, b);
        }
    }
    return is_good;
}

static size_t
row_of(const ovt_binding *self, const char *path)
{
    const ovt_scenario *scenario = self->scenario;
    ovt_place place;
    if (ovt_setting_place(scenario, path, &place, NULL)) {
        for (size_t i = 0; i < scenario->input_count; i++) {
            if (scenario->inputs[i].place.offset == place.offset) {
                return scenario->inputs[i].correlated;
            }
        }
    }
    return OVT_NONE;
}

/* The matrix from the pairs; false, with a fault, when a pair is given twice. */
static bool
fill_matrix(ovt_binding *self, double *matrix, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        matrix[i * n + i] = 1;
    }
    for (size_t i = 0; i < self->scenario->correlation_count; i++) {
        const ovt_correlation *pair = &self->scenario->correlations[i];
        size_t a = row_of(self, pair->between[0]);
        size_t b = row_of(self, pair->between[1]);
        if (matrix[a * n + b] != 0) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_bind_node(self, "correlations[%zu]", i),
                NULL, "the correlation of these two stands there already");
            return false;
        }
        matrix[a * n + b] = matrix[b * n + a] = pair->rho;
    }
    return true;
}

/* In place; false when the matrix is not positive definite. (GSL's would call its error handler,
 * which belongs to the program.) */
static bool
decompose(double *matrix, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k <= i; k++) {
            double sum = matrix[i * n + k];
            for (size_t j = 0; j < k; j++) {
                sum -= matrix[i * n + j] * matrix[k * n + j];
            }
            if (i == k && !(sum > 1e-12)) {
                return false;
            }
            matrix[i * n + k] = i == k ? sqrt(sum) : sum / matrix[k * n + k];
        }
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++) {
            matrix[i * n + k] = 0;
        }
    }
    return true;
}

void
ovt_bind_copula(ovt_binding *self)
{
    ovt_scenario *scenario = self->scenario;
    if (scenario->correlation_count == 0 || !give_rows(self)) {
        return;
    }
    size_t n = scenario->correlated_count;
    scenario->copula = ovt_bind_room(self, n * n, sizeof *scenario->copula);
    if (scenario->copula == NULL || !fill_matrix(self, scenario->copula, n)) {
        return;
    }
    if (!decompose(scenario->copula, n)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_bind_node(self, "correlations"), NULL,
            "cannot hold together (the matrix is not positive definite); move some of them "
            "towards 0");
    }
}
