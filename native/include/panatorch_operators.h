// Generated from native/operators.txt. Change the table and run native/regenerate.

#ifndef PANATORCH_OPERATORS_H
#define PANATORCH_OPERATORS_H

#include "panatorch_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Arithmetic */
pt_tensor pt_add_Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_add_Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind);
int32_t pt_add__Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind);
int32_t pt_add__Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind);
int32_t pt_add_out(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind, pt_tensor out);
pt_tensor pt_sub_Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_sub_Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind);
int32_t pt_sub__Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind);
int32_t pt_sub__Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_rsub_Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_mul_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_mul_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
int32_t pt_mul__Tensor(pt_tensor self, pt_tensor other);
int32_t pt_mul__Scalar(pt_tensor self, int64_t other, int32_t other_kind);
int32_t pt_mul_out(pt_tensor self, pt_tensor other, pt_tensor out);
pt_tensor pt_div_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_div_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
int32_t pt_div__Tensor(pt_tensor self, pt_tensor other);
int32_t pt_div__Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_div_Tensor_mode(pt_tensor self, pt_tensor other, const char* rounding_mode);
pt_tensor pt_div_Scalar_mode(pt_tensor self, int64_t other, int32_t other_kind, const char* rounding_mode);
pt_tensor pt_remainder_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_remainder_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_fmod_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_floor_divide(pt_tensor self, pt_tensor other);
pt_tensor pt_floor_divide_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_pow_Tensor_Scalar(pt_tensor self, int64_t exponent, int32_t exponent_kind);
pt_tensor pt_pow_Tensor_Tensor(pt_tensor self, pt_tensor exponent);
pt_tensor pt_pow_Scalar(int64_t self, int32_t self_kind, pt_tensor exponent);
pt_tensor pt_neg(pt_tensor self);
int32_t pt_neg_(pt_tensor self);
pt_tensor pt_abs(pt_tensor self);
int32_t pt_abs_(pt_tensor self);
pt_tensor pt_sign(pt_tensor self);
pt_tensor pt_reciprocal(pt_tensor self);
pt_tensor pt_sqrt(pt_tensor self);
int32_t pt_sqrt_(pt_tensor self);
pt_tensor pt_rsqrt(pt_tensor self);
pt_tensor pt_square(pt_tensor self);
pt_tensor pt_exp(pt_tensor self);
int32_t pt_exp_(pt_tensor self);
pt_tensor pt_exp2(pt_tensor self);
pt_tensor pt_expm1(pt_tensor self);
pt_tensor pt_log(pt_tensor self);
int32_t pt_log_(pt_tensor self);
pt_tensor pt_log2(pt_tensor self);
pt_tensor pt_log10(pt_tensor self);
pt_tensor pt_log1p(pt_tensor self);
pt_tensor pt_sin(pt_tensor self);
pt_tensor pt_cos(pt_tensor self);
pt_tensor pt_tan(pt_tensor self);
pt_tensor pt_asin(pt_tensor self);
pt_tensor pt_acos(pt_tensor self);
pt_tensor pt_atan(pt_tensor self);
pt_tensor pt_atan2(pt_tensor self, pt_tensor other);
pt_tensor pt_sinh(pt_tensor self);
pt_tensor pt_cosh(pt_tensor self);
pt_tensor pt_tanh(pt_tensor self);
int32_t pt_tanh_(pt_tensor self);
pt_tensor pt_erf(pt_tensor self);
pt_tensor pt_erfc(pt_tensor self);
pt_tensor pt_erfinv(pt_tensor self);
pt_tensor pt_floor(pt_tensor self);
pt_tensor pt_ceil(pt_tensor self);
pt_tensor pt_round(pt_tensor self);
pt_tensor pt_trunc(pt_tensor self);
pt_tensor pt_frac(pt_tensor self);
pt_tensor pt_clamp(pt_tensor self, int64_t min, int32_t min_kind, int64_t max, int32_t max_kind);
int32_t pt_clamp_(pt_tensor self, int64_t min, int32_t min_kind, int64_t max, int32_t max_kind);
pt_tensor pt_clamp_Tensor(pt_tensor self, pt_tensor min, pt_tensor max);
pt_tensor pt_clamp_min(pt_tensor self, int64_t min, int32_t min_kind);
pt_tensor pt_clamp_max(pt_tensor self, int64_t max, int32_t max_kind);
pt_tensor pt_maximum(pt_tensor self, pt_tensor other);
pt_tensor pt_minimum(pt_tensor self, pt_tensor other);
pt_tensor pt_lerp_Scalar(pt_tensor self, pt_tensor end, int64_t weight, int32_t weight_kind);
int32_t pt_lerp__Scalar(pt_tensor self, pt_tensor end, int64_t weight, int32_t weight_kind);
pt_tensor pt_lerp_Tensor(pt_tensor self, pt_tensor end, pt_tensor weight);
pt_tensor pt_addcmul(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind);
int32_t pt_addcmul_(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind);
pt_tensor pt_addcdiv(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind);
int32_t pt_addcdiv_(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind);
pt_tensor pt_bitwise_and_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_bitwise_or_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_bitwise_xor_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_bitwise_not(pt_tensor self);
pt_tensor pt_logical_and(pt_tensor self, pt_tensor other);
pt_tensor pt_logical_or(pt_tensor self, pt_tensor other);
pt_tensor pt_logical_not(pt_tensor self);
pt_tensor pt_logical_xor(pt_tensor self, pt_tensor other);
pt_tensor pt_hypot(pt_tensor self, pt_tensor other);
pt_tensor pt_digamma(pt_tensor self);
pt_tensor pt_lgamma(pt_tensor self);
pt_tensor pt_nan_to_num(pt_tensor self, double nan, double posinf, double neginf);
pt_tensor pt_xlogy_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_special_ndtri(pt_tensor self);
pt_tensor pt_special_ndtr(pt_tensor self);
pt_tensor pt_bitwise_left_shift_Tensor_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_bitwise_right_shift_Tensor_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_logaddexp(pt_tensor self, pt_tensor other);
pt_tensor pt_deg2rad(pt_tensor self);
pt_tensor pt_polar(pt_tensor abs, pt_tensor angle);
pt_tensor pt_complex(pt_tensor real, pt_tensor imag);
pt_tensor pt_view_as_real(pt_tensor self);
pt_tensor pt_view_as_complex(pt_tensor self);
pt_tensor pt_copysign_Tensor(pt_tensor self, pt_tensor other);
int32_t pt_sub_out(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind, pt_tensor out);
int32_t pt_div_out(pt_tensor self, pt_tensor other, pt_tensor out);

/* Comparison */
pt_tensor pt_eq_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_eq_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_ne_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_ne_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_lt_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_lt_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_le_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_le_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_gt_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_gt_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_ge_Tensor(pt_tensor self, pt_tensor other);
pt_tensor pt_ge_Scalar(pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_isnan(pt_tensor self);
pt_tensor pt_isinf(pt_tensor self);
pt_tensor pt_isfinite(pt_tensor self);
pt_tensor pt_isclose(pt_tensor self, pt_tensor other, double rtol, double atol, int32_t equal_nan);
int32_t pt_allclose(pt_tensor self, pt_tensor other, double rtol, double atol, int32_t equal_nan);
int32_t pt_equal(pt_tensor self, pt_tensor other);
pt_tensor pt_where_self(pt_tensor condition, pt_tensor self, pt_tensor other);
pt_tensor pt_where_ScalarOther(pt_tensor condition, pt_tensor self, int64_t other, int32_t other_kind);
pt_tensor pt_where_ScalarSelf(pt_tensor condition, int64_t self, int32_t self_kind, pt_tensor other);
pt_tensor pt_searchsorted_Tensor(pt_tensor sorted_sequence, pt_tensor self, int32_t out_int32, int32_t right, const char* side, pt_tensor sorter);
pt_tensor pt_bucketize_Tensor(pt_tensor self, pt_tensor boundaries, int32_t out_int32, int32_t right);
pt_tensor pt_isin_Tensor_Tensor(pt_tensor elements, pt_tensor test_elements, int32_t assume_unique, int32_t invert);

/* Reduction */
pt_tensor pt_sum(pt_tensor self, int32_t dtype);
pt_tensor pt_sum_dim_IntList(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype);
pt_tensor pt_mean(pt_tensor self, int32_t dtype);
pt_tensor pt_mean_dim(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype);
pt_tensor pt_prod(pt_tensor self, int32_t dtype);
pt_tensor pt_prod_dim_int(pt_tensor self, int64_t dim, int32_t keepdim, int32_t dtype);
pt_tensor pt_max(pt_tensor self);
pt_tensor pt_min(pt_tensor self);
int32_t pt_max_dim(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results);
int32_t pt_min_dim(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results);
pt_tensor pt_amax(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim);
pt_tensor pt_amin(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim);
pt_tensor pt_argmax(pt_tensor self, int64_t dim, int32_t keepdim);
pt_tensor pt_argmin(pt_tensor self, int64_t dim, int32_t keepdim);
pt_tensor pt_any(pt_tensor self);
pt_tensor pt_all(pt_tensor self);
pt_tensor pt_any_dim(pt_tensor self, int64_t dim, int32_t keepdim);
pt_tensor pt_all_dim(pt_tensor self, int64_t dim, int32_t keepdim);
pt_tensor pt_norm_ScalarOpt_dim(pt_tensor self, int64_t p, int32_t p_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim);
pt_tensor pt_norm_Scalar(pt_tensor self, int64_t p, int32_t p_kind);
pt_tensor pt_linalg_vector_norm(pt_tensor self, int64_t ord, int32_t ord_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype);
pt_tensor pt_logsumexp(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim);
pt_tensor pt_std_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim);
pt_tensor pt_var_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim);
int32_t pt_std_mean_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim, pt_tensor* results);
int32_t pt_var_mean_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim, pt_tensor* results);
pt_tensor pt_cumsum(pt_tensor self, int64_t dim, int32_t dtype);
pt_tensor pt_cumprod(pt_tensor self, int64_t dim, int32_t dtype);
pt_tensor pt_median(pt_tensor self);
int32_t pt_median_dim(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results);
pt_tensor pt_count_nonzero(pt_tensor self, int64_t dim);
pt_tensor pt_nansum(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype);
pt_tensor pt_quantile_scalar(pt_tensor self, double q, int64_t dim, int32_t keepdim, const char* interpolation);
pt_tensor pt_quantile(pt_tensor self, pt_tensor q, int64_t dim, int32_t keepdim, const char* interpolation);
pt_tensor pt_bincount(pt_tensor self, pt_tensor weights, int64_t minlength);
pt_tensor pt_histc(pt_tensor self, int64_t bins, int64_t min, int32_t min_kind, int64_t max, int32_t max_kind);
int32_t pt_mean_out(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype, pt_tensor out);
int32_t pt_sum_IntList_out(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype, pt_tensor out);
int32_t pt_aminmax(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results);

/* Shape */
pt_tensor pt_view(pt_tensor self, const int64_t* size, int64_t size_size);
pt_tensor pt_reshape(pt_tensor self, const int64_t* shape, int64_t shape_size);
pt_tensor pt_flatten_using_ints(pt_tensor self, int64_t start_dim, int64_t end_dim);
pt_tensor pt_unflatten_int(pt_tensor self, int64_t dim, const int64_t* sizes, int64_t sizes_size);
pt_tensor pt_unsqueeze(pt_tensor self, int64_t dim);
pt_tensor pt_squeeze(pt_tensor self);
pt_tensor pt_squeeze_dim(pt_tensor self, int64_t dim);
pt_tensor pt_squeeze_dims(pt_tensor self, const int64_t* dim, int64_t dim_size);
pt_tensor pt_permute(pt_tensor self, const int64_t* dims, int64_t dims_size);
pt_tensor pt_transpose_int(pt_tensor self, int64_t dim0, int64_t dim1);
pt_tensor pt_t(pt_tensor self);
pt_tensor pt_mT(pt_tensor self);
pt_tensor pt_expand(pt_tensor self, const int64_t* size, int64_t size_size, int32_t implicit);
pt_tensor pt_expand_as(pt_tensor self, pt_tensor other);
pt_tensor pt_repeat(pt_tensor self, const int64_t* repeats, int64_t repeats_size);
pt_tensor pt_repeat_interleave_self_int(pt_tensor self, int64_t repeats, int64_t dim, int64_t output_size);
pt_tensor pt_tile(pt_tensor self, const int64_t* dims, int64_t dims_size);
pt_tensor pt_movedim_int(pt_tensor self, int64_t source, int64_t destination);
pt_tensor pt_roll(pt_tensor self, const int64_t* shifts, int64_t shifts_size, const int64_t* dims, int64_t dims_size);
pt_tensor pt_flip(pt_tensor self, const int64_t* dims, int64_t dims_size);
pt_tensor pt_contiguous(pt_tensor self, int32_t memory_format);
pt_tensor pt_clone(pt_tensor self, int32_t memory_format);
int64_t pt_chunk(pt_tensor self, int64_t chunks, int64_t dim);
int64_t pt_split_Tensor(pt_tensor self, int64_t split_size, int64_t dim);
int64_t pt_split_with_sizes(pt_tensor self, const int64_t* split_sizes, int64_t split_sizes_size, int64_t dim);
int64_t pt_unbind_int(pt_tensor self, int64_t dim);
pt_tensor pt_narrow(pt_tensor self, int64_t dim, int64_t start, int64_t length);
pt_tensor pt_select_int(pt_tensor self, int64_t dim, int64_t index);
pt_tensor pt_slice_Tensor(pt_tensor self, int64_t dim, int64_t start, int64_t end, int64_t step);
pt_tensor pt_cat(const pt_tensor* tensors, int64_t tensors_size, int64_t dim);
int32_t pt_cat_out(const pt_tensor* tensors, int64_t tensors_size, int64_t dim, pt_tensor out);
pt_tensor pt_stack(const pt_tensor* tensors, int64_t tensors_size, int64_t dim);
int64_t pt_meshgrid_indexing(const pt_tensor* tensors, int64_t tensors_size, const char* indexing);
pt_tensor pt_tril(pt_tensor self, int64_t diagonal);
pt_tensor pt_triu(pt_tensor self, int64_t diagonal);
pt_tensor pt_diagonal(pt_tensor self, int64_t offset, int64_t dim1, int64_t dim2);
pt_tensor pt_diag(pt_tensor self, int64_t diagonal);
pt_tensor pt_diag_embed(pt_tensor self, int64_t offset, int64_t dim1, int64_t dim2);
pt_tensor pt_pixel_shuffle(pt_tensor self, int64_t upscale_factor);
pt_tensor pt_pixel_unshuffle(pt_tensor self, int64_t downscale_factor);
pt_tensor pt_unfold(pt_tensor self, int64_t dimension, int64_t size, int64_t step);
pt_tensor pt_rot90(pt_tensor self, int64_t k, const int64_t* dims, int64_t dims_size);
pt_tensor pt_view_as(pt_tensor self, pt_tensor other);
pt_tensor pt_broadcast_to(pt_tensor self, const int64_t* size, int64_t size_size);
pt_tensor pt_swapaxes(pt_tensor self, int64_t axis0, int64_t axis1);
pt_tensor pt_as_strided(pt_tensor self, const int64_t* size, int64_t size_size, const int64_t* stride, int64_t stride_size, int64_t storage_offset);
pt_tensor pt_detach(pt_tensor self);
pt_tensor pt_alias(pt_tensor self);
pt_tensor pt_ravel(pt_tensor self);

/* Indexing */
pt_tensor pt_index_select(pt_tensor self, int64_t dim, pt_tensor index);
pt_tensor pt_gather(pt_tensor self, int64_t dim, pt_tensor index, int32_t sparse_grad);
pt_tensor pt_scatter_src(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src);
pt_tensor pt_scatter_value(pt_tensor self, int64_t dim, pt_tensor index, int64_t value, int32_t value_kind);
int32_t pt_scatter__src(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src);
pt_tensor pt_scatter_add(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src);
int32_t pt_scatter_add_(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src);
pt_tensor pt_scatter_reduce_two(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src, const char* reduce, int32_t include_self);
pt_tensor pt_index_add(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor source, int64_t alpha, int32_t alpha_kind);
int32_t pt_index_add_(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor source, int64_t alpha, int32_t alpha_kind);
int32_t pt_index_copy_(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor source);
pt_tensor pt_masked_fill_Scalar(pt_tensor self, pt_tensor mask, int64_t value, int32_t value_kind);
int32_t pt_masked_fill__Scalar(pt_tensor self, pt_tensor mask, int64_t value, int32_t value_kind);
pt_tensor pt_masked_fill_Tensor(pt_tensor self, pt_tensor mask, pt_tensor value);
pt_tensor pt_masked_select(pt_tensor self, pt_tensor mask);
pt_tensor pt_masked_scatter(pt_tensor self, pt_tensor mask, pt_tensor source);
pt_tensor pt_take_along_dim(pt_tensor self, pt_tensor indices, int64_t dim);
pt_tensor pt_nonzero(pt_tensor self);
pt_tensor pt_index_Tensor(pt_tensor self, const pt_tensor* indices, int64_t indices_size);
pt_tensor pt_index_put(pt_tensor self, const pt_tensor* indices, int64_t indices_size, pt_tensor values, int32_t accumulate);
int32_t pt_index_put_(pt_tensor self, const pt_tensor* indices, int64_t indices_size, pt_tensor values, int32_t accumulate);
pt_tensor pt_one_hot(pt_tensor self, int64_t num_classes);
pt_tensor pt_take(pt_tensor self, pt_tensor index);
pt_tensor pt_select_scatter(pt_tensor self, pt_tensor src, int64_t dim, int64_t index);
pt_tensor pt_slice_scatter(pt_tensor self, pt_tensor src, int64_t dim, int64_t start, int64_t end, int64_t step);
int32_t pt_index_fill__int_Scalar(pt_tensor self, int64_t dim, pt_tensor index, int64_t value, int32_t value_kind);

/* Sorting */
int32_t pt_sort(pt_tensor self, int64_t dim, int32_t descending, pt_tensor* results);
int32_t pt_sort_stable(pt_tensor self, int32_t stable, int64_t dim, int32_t descending, pt_tensor* results);
pt_tensor pt_argsort(pt_tensor self, int64_t dim, int32_t descending);
int32_t pt_topk(pt_tensor self, int64_t k, int64_t dim, int32_t largest, int32_t sorted, pt_tensor* results);
int32_t pt_kthvalue(pt_tensor self, int64_t k, int64_t dim, int32_t keepdim, pt_tensor* results);
int32_t pt_unique_dim(pt_tensor self, int64_t dim, int32_t sorted, int32_t return_inverse, int32_t return_counts, pt_tensor* results);
int32_t pt__unique2(pt_tensor self, int32_t sorted, int32_t return_inverse, int32_t return_counts, pt_tensor* results);
pt_tensor pt_msort(pt_tensor self);

/* MatrixMultiplication */
pt_tensor pt_matmul(pt_tensor self, pt_tensor other);
pt_tensor pt_mm(pt_tensor self, pt_tensor mat2);
int32_t pt_mm_out(pt_tensor self, pt_tensor mat2, pt_tensor out);
pt_tensor pt_bmm(pt_tensor self, pt_tensor mat2);
pt_tensor pt_baddbmm(pt_tensor self, pt_tensor batch1, pt_tensor batch2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_addmm(pt_tensor self, pt_tensor mat1, pt_tensor mat2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind);
int32_t pt_addmm_out(pt_tensor self, pt_tensor mat1, pt_tensor mat2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind, pt_tensor out);
pt_tensor pt_mv(pt_tensor self, pt_tensor vec);
pt_tensor pt_dot(pt_tensor self, pt_tensor tensor);
pt_tensor pt_outer(pt_tensor self, pt_tensor vec2);
pt_tensor pt_einsum(const char* equation, const pt_tensor* tensors, int64_t tensors_size, const int64_t* path, int64_t path_size);
pt_tensor pt_linear(pt_tensor input, pt_tensor weight, pt_tensor bias);
int32_t pt_matmul_out(pt_tensor self, pt_tensor other, pt_tensor out);
int32_t pt_bmm_out(pt_tensor self, pt_tensor mat2, pt_tensor out);
pt_tensor pt__scaled_mm(pt_tensor self, pt_tensor mat2, pt_tensor scale_a, pt_tensor scale_b, pt_tensor bias, pt_tensor scale_result, int32_t out_dtype, int32_t use_fast_accum);
pt_tensor pt_cdist(pt_tensor x1, pt_tensor x2, double p, int64_t compute_mode);
pt_tensor pt_tensordot(pt_tensor self, pt_tensor other, const int64_t* dims_self, int64_t dims_self_size, const int64_t* dims_other, int64_t dims_other_size);
pt_tensor pt_addbmm(pt_tensor self, pt_tensor batch1, pt_tensor batch2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_addmv(pt_tensor self, pt_tensor mat, pt_tensor vec, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_vdot(pt_tensor self, pt_tensor other);

/* Convolution */
pt_tensor pt_conv1d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int64_t groups);
pt_tensor pt_conv2d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int64_t groups);
pt_tensor pt_conv3d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int64_t groups);
pt_tensor pt_conv_transpose2d_input(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* output_padding, int64_t output_padding_size, int64_t groups, const int64_t* dilation, int64_t dilation_size);
pt_tensor pt_conv_transpose1d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* output_padding, int64_t output_padding_size, int64_t groups, const int64_t* dilation, int64_t dilation_size);
pt_tensor pt_max_pool2d(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int32_t ceil_mode);
pt_tensor pt_avg_pool2d(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, int32_t ceil_mode, int32_t count_include_pad, int64_t divisor_override);
pt_tensor pt_adaptive_avg_pool2d(pt_tensor self, const int64_t* output_size, int64_t output_size_size);
pt_tensor pt_adaptive_avg_pool1d(pt_tensor self, const int64_t* output_size, int64_t output_size_size);
pt_tensor pt_avg_pool1d(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, int32_t ceil_mode, int32_t count_include_pad);
pt_tensor pt_upsample_nearest2d_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, const double* scale_factors, int64_t scale_factors_size);
pt_tensor pt_upsample_bilinear2d_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size);
pt_tensor pt_upsample_bicubic2d_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size);
pt_tensor pt__upsample_bilinear2d_aa_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size);
pt_tensor pt__upsample_bicubic2d_aa_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size);
pt_tensor pt_pad(pt_tensor self, const int64_t* pad, int64_t pad_size, const char* mode, double value);
pt_tensor pt_constant_pad_nd(pt_tensor self, const int64_t* pad, int64_t pad_size, int64_t value, int32_t value_kind);
pt_tensor pt_reflection_pad2d(pt_tensor self, const int64_t* padding, int64_t padding_size);
pt_tensor pt_replication_pad2d(pt_tensor self, const int64_t* padding, int64_t padding_size);
pt_tensor pt_reflection_pad1d(pt_tensor self, const int64_t* padding, int64_t padding_size);
pt_tensor pt_grid_sampler_2d(pt_tensor input, pt_tensor grid, int64_t interpolation_mode, int64_t padding_mode, int32_t align_corners);
pt_tensor pt_im2col(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* dilation, int64_t dilation_size, const int64_t* padding, int64_t padding_size, const int64_t* stride, int64_t stride_size);
pt_tensor pt_col2im(pt_tensor self, const int64_t* output_size, int64_t output_size_size, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* dilation, int64_t dilation_size, const int64_t* padding, int64_t padding_size, const int64_t* stride, int64_t stride_size);

/* Normalization */
pt_tensor pt_layer_norm(pt_tensor input, const int64_t* normalized_shape, int64_t normalized_shape_size, pt_tensor weight, pt_tensor bias, double eps, int32_t cudnn_enable);
pt_tensor pt_rms_norm(pt_tensor input, const int64_t* normalized_shape, int64_t normalized_shape_size, pt_tensor weight, double eps);
pt_tensor pt_group_norm(pt_tensor input, int64_t num_groups, pt_tensor weight, pt_tensor bias, double eps, int32_t cudnn_enabled);
pt_tensor pt_batch_norm(pt_tensor input, pt_tensor weight, pt_tensor bias, pt_tensor running_mean, pt_tensor running_var, int32_t training, double momentum, double eps, int32_t cudnn_enabled);
pt_tensor pt_instance_norm(pt_tensor input, pt_tensor weight, pt_tensor bias, pt_tensor running_mean, pt_tensor running_var, int32_t use_input_stats, double momentum, double eps, int32_t cudnn_enabled);
int32_t pt_native_layer_norm(pt_tensor input, const int64_t* normalized_shape, int64_t normalized_shape_size, pt_tensor weight, pt_tensor bias, double eps, pt_tensor* results);
pt_tensor pt_softmax_int(pt_tensor self, int64_t dim, int32_t dtype);
pt_tensor pt_log_softmax_int(pt_tensor self, int64_t dim, int32_t dtype);

/* Activation */
pt_tensor pt_relu(pt_tensor self);
int32_t pt_relu_(pt_tensor self);
pt_tensor pt_leaky_relu(pt_tensor self, int64_t negative_slope, int32_t negative_slope_kind);
pt_tensor pt_gelu(pt_tensor self, const char* approximate);
pt_tensor pt_silu(pt_tensor self);
int32_t pt_silu_(pt_tensor self);
pt_tensor pt_sigmoid(pt_tensor self);
int32_t pt_sigmoid_(pt_tensor self);
pt_tensor pt_softplus(pt_tensor self, int64_t beta, int32_t beta_kind, int64_t threshold, int32_t threshold_kind);
pt_tensor pt_elu(pt_tensor self, int64_t alpha, int32_t alpha_kind, int64_t scale, int32_t scale_kind, int64_t input_scale, int32_t input_scale_kind);
pt_tensor pt_hardtanh(pt_tensor self, int64_t min_val, int32_t min_val_kind, int64_t max_val, int32_t max_val_kind);
pt_tensor pt_mish(pt_tensor self);
pt_tensor pt_log_sigmoid(pt_tensor self);
pt_tensor pt_prelu(pt_tensor self, pt_tensor weight);
pt_tensor pt_celu(pt_tensor self, int64_t alpha, int32_t alpha_kind);
pt_tensor pt_selu(pt_tensor self);
pt_tensor pt_threshold(pt_tensor self, int64_t threshold, int32_t threshold_kind, int64_t value, int32_t value_kind);
pt_tensor pt_hardswish(pt_tensor self);
pt_tensor pt_glu(pt_tensor self, int64_t dim);

/* Attention */
pt_tensor pt_scaled_dot_product_attention(pt_tensor query, pt_tensor key, pt_tensor value, pt_tensor attn_mask, double dropout_p, int32_t is_causal, double scale, int32_t enable_gqa);
pt_tensor pt_embedding(pt_tensor weight, pt_tensor indices, int64_t padding_idx, int32_t scale_grad_by_freq, int32_t sparse);

/* Loss */
pt_tensor pt_mse_loss(pt_tensor self, pt_tensor target, int64_t reduction);
pt_tensor pt_l1_loss(pt_tensor self, pt_tensor target, int64_t reduction);
pt_tensor pt_smooth_l1_loss(pt_tensor self, pt_tensor target, int64_t reduction, double beta);
pt_tensor pt_cross_entropy_loss(pt_tensor self, pt_tensor target, pt_tensor weight, int64_t reduction, int64_t ignore_index, double label_smoothing);
pt_tensor pt_nll_loss(pt_tensor self, pt_tensor target, pt_tensor weight, int64_t reduction, int64_t ignore_index);
pt_tensor pt_binary_cross_entropy_with_logits(pt_tensor self, pt_tensor target, pt_tensor weight, pt_tensor pos_weight, int64_t reduction);
pt_tensor pt_kl_div(pt_tensor self, pt_tensor target, int64_t reduction, int32_t log_target);
pt_tensor pt_huber_loss(pt_tensor self, pt_tensor target, int64_t reduction, double delta);
pt_tensor pt_cosine_similarity(pt_tensor x1, pt_tensor x2, int64_t dim, double eps);
pt_tensor pt_cosine_embedding_loss(pt_tensor input1, pt_tensor input2, pt_tensor target, double margin, int64_t reduction);

/* Random */
pt_tensor pt_rand_generator(const int64_t* size, int64_t size_size, pt_generator generator, int32_t dtype, int32_t device);
pt_tensor pt_randn_generator(const int64_t* size, int64_t size_size, pt_generator generator, int32_t dtype, int32_t device);
pt_tensor pt_randint_low_generator(int64_t low, int64_t high, const int64_t* size, int64_t size_size, pt_generator generator, int32_t dtype, int32_t device);
pt_tensor pt_randperm_generator(int64_t n, pt_generator generator, int32_t dtype, int32_t device);
int32_t pt_normal_(pt_tensor self, double mean, double std, pt_generator generator);
int32_t pt_uniform_(pt_tensor self, double from, double to, pt_generator generator);
int32_t pt_bernoulli__float(pt_tensor self, double p, pt_generator generator);
pt_tensor pt_bernoulli(pt_tensor self, pt_generator generator);
pt_tensor pt_multinomial(pt_tensor self, int64_t num_samples, int32_t replacement, pt_generator generator);
int32_t pt_random__from(pt_tensor self, int64_t from, int64_t to, pt_generator generator);
int32_t pt_exponential_(pt_tensor self, double lambd, pt_generator generator);
pt_tensor pt_normal_Tensor_float(pt_tensor mean, double std, pt_generator generator);

/* Creation */
pt_tensor pt_zeros(const int64_t* size, int64_t size_size, int32_t dtype, int32_t device);
pt_tensor pt_ones(const int64_t* size, int64_t size_size, int32_t dtype, int32_t device);
pt_tensor pt_empty_memory_format(const int64_t* size, int64_t size_size, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_full(const int64_t* size, int64_t size_size, int64_t fill_value, int32_t fill_value_kind, int32_t dtype, int32_t device);
pt_tensor pt_arange_start_step(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int64_t step, int32_t step_kind, int32_t dtype, int32_t device);
pt_tensor pt_arange_start(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int32_t dtype, int32_t device);
pt_tensor pt_arange(int64_t end, int32_t end_kind, int32_t dtype, int32_t device);
pt_tensor pt_linspace(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int64_t steps, int32_t dtype, int32_t device);
pt_tensor pt_logspace(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int64_t steps, double base, int32_t dtype, int32_t device);
pt_tensor pt_eye(int64_t n, int32_t dtype, int32_t device);
pt_tensor pt_zeros_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_ones_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_empty_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_full_like(pt_tensor self, int64_t fill_value, int32_t fill_value_kind, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_rand_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_randn_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format);
pt_tensor pt_scalar_tensor(int64_t s, int32_t s_kind, int32_t dtype, int32_t device);
pt_tensor pt_tril_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, int32_t device);
pt_tensor pt_triu_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, int32_t device);
pt_tensor pt_hann_window(int64_t window_length, int32_t dtype, int32_t device);
pt_tensor pt_new_zeros(pt_tensor self, const int64_t* size, int64_t size_size, int32_t dtype, int32_t device);
pt_tensor pt_empty_strided(const int64_t* size, int64_t size_size, const int64_t* stride, int64_t stride_size, int32_t dtype, int32_t device);

/* LinearAlgebra */
int32_t pt_linalg_eigh(pt_tensor self, const char* UPLO, pt_tensor* results);
pt_tensor pt_linalg_eigvalsh(pt_tensor self, const char* UPLO);
pt_tensor pt_linalg_eigvals(pt_tensor self);
int32_t pt_linalg_svd(pt_tensor A, int32_t full_matrices, const char* driver, pt_tensor* results);
pt_tensor pt_linalg_svdvals(pt_tensor A, const char* driver);
pt_tensor pt_linalg_cholesky(pt_tensor self, int32_t upper);
int32_t pt_linalg_qr(pt_tensor A, const char* mode, pt_tensor* results);
pt_tensor pt_linalg_inv(pt_tensor A);
pt_tensor pt_linalg_solve(pt_tensor A, pt_tensor B, int32_t left);
pt_tensor pt_linalg_det(pt_tensor A);
int32_t pt_linalg_slogdet(pt_tensor A, pt_tensor* results);
pt_tensor pt_linalg_pinv(pt_tensor self, double rcond, int32_t hermitian);
pt_tensor pt_linalg_solve_triangular(pt_tensor self, pt_tensor B, int32_t upper, int32_t left, int32_t unitriangular);
pt_tensor pt_linalg_matrix_norm(pt_tensor self, int64_t ord, int32_t ord_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype);
pt_tensor pt_trace(pt_tensor self);
pt_tensor pt_cov(pt_tensor self, int64_t correction, pt_tensor fweights, pt_tensor aweights);
int32_t pt_linalg_lstsq(pt_tensor self, pt_tensor b, double rcond, const char* driver, pt_tensor* results);
pt_tensor pt_cholesky_inverse(pt_tensor self, int32_t upper);
pt_tensor pt_linalg_cross(pt_tensor self, pt_tensor other, int64_t dim);
pt_tensor pt_linalg_norm(pt_tensor self, int64_t ord, int32_t ord_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype);
int32_t pt_linalg_cholesky_ex(pt_tensor self, int32_t upper, int32_t check_errors, pt_tensor* results);
pt_tensor pt_linalg_multi_dot(const pt_tensor* tensors, int64_t tensors_size);

/* Movement */
pt_tensor pt__to_copy(pt_tensor self, int32_t dtype, int32_t device, int32_t non_blocking, int32_t memory_format);
pt_tensor pt_to_dtype(pt_tensor self, int32_t dtype, int32_t non_blocking, int32_t copy, int32_t memory_format);
pt_tensor pt_to_device(pt_tensor self, int32_t device, int32_t dtype, int32_t non_blocking, int32_t copy, int32_t memory_format);
pt_tensor pt_to_other(pt_tensor self, pt_tensor other, int32_t non_blocking, int32_t copy, int32_t memory_format);
int32_t pt_copy_(pt_tensor self, pt_tensor src, int32_t non_blocking);
int32_t pt_fill__Scalar(pt_tensor self, int64_t value, int32_t value_kind);
int32_t pt_fill__Tensor(pt_tensor self, pt_tensor value);
int32_t pt_zero_(pt_tensor self);
pt_tensor pt_pin_memory(pt_tensor self, int32_t device);
pt_tensor pt_type_as(pt_tensor self, pt_tensor other);
int32_t pt_set__source_Tensor(pt_tensor self, pt_tensor source);

/* Foreach */
int64_t pt__foreach_add_Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind);
int32_t pt__foreach_add__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind);
int32_t pt__foreach_add__List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size, int64_t alpha, int32_t alpha_kind);
int64_t pt__foreach_add_List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size, int64_t alpha, int32_t alpha_kind);
int64_t pt__foreach_sub_List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size, int64_t alpha, int32_t alpha_kind);
int64_t pt__foreach_mul_Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind);
int32_t pt__foreach_mul__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind);
int32_t pt__foreach_mul__Tensor(const pt_tensor* self, int64_t self_size, pt_tensor other);
int32_t pt__foreach_mul__List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size);
int32_t pt__foreach_div__List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size);
int32_t pt__foreach_div__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind);
int64_t pt__foreach_norm_Scalar(const pt_tensor* self, int64_t self_size, int64_t ord, int32_t ord_kind, int32_t dtype);
int64_t pt__foreach_sqrt(const pt_tensor* self, int64_t self_size);
int32_t pt__foreach_sqrt_(const pt_tensor* self, int64_t self_size);
int32_t pt__foreach_lerp__Scalar(const pt_tensor* self, int64_t self_size, const pt_tensor* tensors1, int64_t tensors1_size, int64_t weight, int32_t weight_kind);
int32_t pt__foreach_addcmul__Scalar(const pt_tensor* self, int64_t self_size, const pt_tensor* tensor1, int64_t tensor1_size, const pt_tensor* tensor2, int64_t tensor2_size, int64_t value, int32_t value_kind);
int32_t pt__foreach_addcdiv__Scalar(const pt_tensor* self, int64_t self_size, const pt_tensor* tensor1, int64_t tensor1_size, const pt_tensor* tensor2, int64_t tensor2_size, int64_t value, int32_t value_kind);
int32_t pt__foreach_copy_(const pt_tensor* self, int64_t self_size, const pt_tensor* src, int64_t src_size, int32_t non_blocking);
int32_t pt__foreach_zero_(const pt_tensor* self, int64_t self_size);
int32_t pt__foreach_clamp_max__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind);
int64_t pt__foreach_neg(const pt_tensor* self, int64_t self_size);
int32_t pt__foreach_add__Tensor(const pt_tensor* self, int64_t self_size, pt_tensor other, int64_t alpha, int32_t alpha_kind);
int32_t pt__fused_adamw_(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* exp_avgs, int64_t exp_avgs_size, const pt_tensor* exp_avg_sqs, int64_t exp_avg_sqs_size, const pt_tensor* max_exp_avg_sqs, int64_t max_exp_avg_sqs_size, const pt_tensor* state_steps, int64_t state_steps_size, double lr, double beta1, double beta2, double weight_decay, double eps, int32_t amsgrad, int32_t maximize, pt_tensor grad_scale, pt_tensor found_inf);
int32_t pt__fused_adamw__tensor_lr(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* exp_avgs, int64_t exp_avgs_size, const pt_tensor* exp_avg_sqs, int64_t exp_avg_sqs_size, const pt_tensor* max_exp_avg_sqs, int64_t max_exp_avg_sqs_size, const pt_tensor* state_steps, int64_t state_steps_size, pt_tensor lr, double beta1, double beta2, double weight_decay, double eps, int32_t amsgrad, int32_t maximize, pt_tensor grad_scale, pt_tensor found_inf);
int32_t pt__fused_adam_(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* exp_avgs, int64_t exp_avgs_size, const pt_tensor* exp_avg_sqs, int64_t exp_avg_sqs_size, const pt_tensor* max_exp_avg_sqs, int64_t max_exp_avg_sqs_size, const pt_tensor* state_steps, int64_t state_steps_size, double lr, double beta1, double beta2, double weight_decay, double eps, int32_t amsgrad, int32_t maximize, pt_tensor grad_scale, pt_tensor found_inf);
int32_t pt__fused_sgd_(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* momentum_buffer_list, int64_t momentum_buffer_list_size, double weight_decay, double momentum, double lr, double dampening, int32_t nesterov, int32_t maximize, int32_t is_first_step, pt_tensor grad_scale, pt_tensor found_inf);
int64_t pt__foreach_abs(const pt_tensor* self, int64_t self_size);
int64_t pt__foreach_max(const pt_tensor* self, int64_t self_size);

/* Spectral */
pt_tensor pt_fft_fft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm);
pt_tensor pt_fft_ifft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm);
pt_tensor pt_fft_rfft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm);
pt_tensor pt_fft_irfft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm);
pt_tensor pt_fft_fftshift(pt_tensor self, const int64_t* dim, int64_t dim_size);
pt_tensor pt_stft(pt_tensor self, int64_t n_fft, int64_t hop_length, int64_t win_length, pt_tensor window, int32_t normalized, int32_t onesided, int32_t return_complex, int32_t align_to_window);

#ifdef __cplusplus
}
#endif

#endif
